// What JavaScript adds for the reader, in modules beside this one, each loaded on the pages that need it.
