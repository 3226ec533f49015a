// PostgreSQL's words, and those of MySQL and SQLite that lessons use. Words that name columns more often than they mean
// something (`name`, `value`, `data`, `type`) are left out.

extension Grammar {
  static let sql = Grammar(
    words: Words(
      ignoringCase: true,
      Words.group(
        .type,
        """
        bigint bigserial bit blob boolean bool box bytea char character cidr circle citext datetime date daterange decimal
        double float float4 float8 inet int int2 int4 int8 int4range int8range integer interval json jsonb line lseg macaddr
        money nchar number numeric nvarchar numrange path point polygon precision real regclass serial serial4 serial8
        smallint smallserial text time timestamp timestamptz timetz tinyint tsquery tsrange tstzrange tsvector uuid varbit
        varchar vector xml mediumtext longtext
        """),
      Words.group(
        .keyword,
        """
        abort absolute access action add after aggregate all also alter always analyse analyze and any array as asc
        asensitive assertion assignment asymmetric at atomic attach attribute authorization auto_increment autoincrement
        backward before begin between both breadth by cache call called cascade cascaded case cast catalog chain check
        checkpoint class cluster collate collation column columns comment comments commit committed concurrently conflict
        connection constraint constraints continue copy cost create cross csv cube current current_catalog current_date
        current_role current_schema current_time current_timestamp current_user cursor cycle database day deallocate declare
        default defaults deferrable deferred definer delete delimiter delimiters depends depth desc describe detach
        disable discard distinct do domain drop duplicate each else elsif enable encoding encrypted end engine enum escape
        event except exception exclude excluding exclusive execute exists exit explain extension external false fetch
        filter first following for force foreign forward from freeze full function functions generated global grant
        granted group grouping groups handler having header hold hour identity if ilike immediate immutable implicit import
        in include including increment index indexes inherit inherits initially inline inner inout insensitive insert
        instead intersect into invoker is isnull isolation join key language large last lateral leading leakproof left
        level like limit listen load local localtime localtimestamp location lock locked logged loop mapping match
        materialized maxvalue merge method minvalue minute mode modify month move natural new next no none not nothing notify notnull
        nowait null nullif nulls off offset oids old on only operator option options or order ordinality others out
        outer over overlaps overlay overriding owned owner parallel parser partial partition passing password perform
        placing plans policy pragma preceding prepare prepared preserve primary prior privileges procedural procedure
        procedures program publication quote raise range read reassign recheck recursive ref references referencing refresh
        reindex relative release rename repeatable replace replica reset restart restrict return returning returns
        revoke right role rollback rollup routine row rows rule savepoint schema schemas scroll search security
        select sequence sequences serializable server session session_user set setof sets share show similar simple skip
        snapshot some sql stable standalone second start statement statistics stdin stdout storage stored strict strip subscription
        substring symmetric sysid system table tables tablesample tablespace temp template temporary then ties to trailing
        transaction trigger trim true truncate trusted unbounded uncommitted unencrypted union unique unknown unlisten
        unlogged until update use user using vacuum valid validate validator values variadic verbose view views virtual
        volatile when where while window with within without work wrapper write year zone
        """)),
    operators: ByteSet("+-*/%=<>!&|^~@#?"),
    quotes: [
      Quote("'", escapes: false, spansLines: true), Quote("\"", escapes: false), Quote("`", escapes: false),
    ],
    sigils: [Sigil("$", .variable), Sigil("\\", .meta, isFirstInLine: true)],
    comments: [.dashes, .nestedBlock], traits: [.calls, .dollarQuotes])
}
