# The home page: what awaits, what is under way, what is done.
home-hello = Hello
home-lead = { $count ->
    [0] Nothing needs a reply from you.
    [one] One of your requests needs a reply from you.
    [2] Two of your requests need a reply from you.
   *[other] { $count } of your requests need a reply from you.
}
home-lead-none = Follow your requests here.
home-you = Your turn
home-open = Your open requests
home-done = { $count ->
    [one] One finished request
   *[other] { $count } finished requests
}
home-done-more = See the earlier ones
home-quote = “{ $text }”
home-answer = Answer
home-answer-to = Your answer to { $name }
home-answer-placeholder = Your answer…
home-none = You have not asked for anything yet.
home-none-meaning = Something broken, a question, a document you need: create a ticket, and follow it here to the end.
mine-line-held = In the hands of { $holder } · { $when }
mine-line-free = Free, { $category } · { $when }
mine-line-done = { $status } · { $when }
