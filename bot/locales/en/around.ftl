## Around a quote, and its original
list-comma = { ", " }
list-count = { $names } ({ $count } in all)
list-counted = { $count }: { $names } (looked through { $documents } documents)
button-whole = Full text
button-file = Send the file
button-original = Original script
button-converted = My script
converted = converted
published = published { $date }
page = p. { $number }
recognised = text recognised in a picture
too-old = This message is too old for that. Please ask again.
button-printed = Page
printed-gone = The original file is gone or has changed since it was indexed, so the page cannot be shown.
printed-failed = This page cannot be shown as a picture. “Full text” shows its words.
