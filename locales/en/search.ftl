# The search of tickets, the last ones opened.
search-title = Search
search-sub = Subjects, messages, names and files of the tickets that you may read, archived ones included.
search-everywhere = Search the tickets
search-label = Words or ticket number
search-placeholder = Words or ticket number
search-go = Search
search-in = Among
search-in-all = All tickets
search-in-open = Open
search-in-closed = Closed
search-in-archived = Archived
search-department = Department
search-department-all = All departments
search-mine = That I own or hold
search-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
search-page = Page { $number }
search-pages = Pages of results
search-newer = Previous page
search-older = Next page
search-none = No ticket that you may read contains “{ $typed }”.
search-none-meaning = All the words must be there: try fewer of them, or only their beginning. Case and accents do not count.
search-wider = Search all tickets
search-cut = Only the latest are searched when there are so many. Add a word to find older ones.
search-wrong-no-word = Type at least one word or a number: there are only signs here.
search-wrong-too-broad = These words are everywhere. Add one that is particular to what you are looking for.
search-wrong-too-long = This is too long for a search. Keep a few words, twelve at most.
search-recent = Tickets opened lately
search-forget = Clear
