extension Grammar {
  static let python = Grammar(
    words: Words(
      Words.group(.keyword, before: .function, "def"),
      Words.group(.keyword, before: .type, "class"),
      Words.group(.keyword, isValue: true, "None True False"),
      Words.group(
        .keyword,
        """
        and as assert async await break continue del elif else except finally for from global if import in is lambda
        nonlocal not or pass raise return try while with yield
        """),
      Words.group(.keyword, isSoft: true, "match case"),
      Words.group(.variable, "self cls __name__ __file__ __doc__ __dict__ __annotations__ __slots__ __all__"),
      Words.group(
        .function,
        """
        __import__ abs aiter anext any all ascii bin breakpoint callable chr compile delattr dir divmod enumerate eval exec
        filter format getattr globals hasattr hash hex id input isinstance issubclass iter len locals map max min next oct
        open ord pow print range repr reversed round setattr slice sorted staticmethod classmethod property sum super vars
        zip
        """),
      Words.group(
        .type, "bool bytearray bytes complex dict float frozenset int list memoryview object set str tuple type"),
      Words.group(
        .type,
        """
        ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
        BufferError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
        DeprecationWarning EOFError EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError
        FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
        InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
        NotADirectoryError NotImplementedError OSError OverflowError PermissionError ProcessLookupError RecursionError
        ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError
        SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
        UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
        ZeroDivisionError Ellipsis NotImplemented
        """)),
    operators: ByteSet("+-*/%=<>!&|^~@"),
    quotes: [Quote("\"", triples: true), Quote("'", triples: true)],
    sigils: [Sigil("@", .meta, isFirstInLine: true, isDotted: true)],
    comments: .hash, traits: [.calls, .stringPrefixes])
}
