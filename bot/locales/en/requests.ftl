## Asking for something to be done
request-nothing-before = There is no answer to go on from yet. Please ask me something first.
request-sorry = Sorry, that missed the point.
request-about = Documents about “{ $topic }”:
request-recent =
    { $count ->
        [one] The latest document:
       *[other] The latest { $count } documents:
    }
request-places =
    { $count ->
        [one] The documents are about 1 place: { $places }
       *[other] The documents are about { $count } places: { $places }
    }
request-no-places = The documents name no place.
rephrase = Try other words: name the place, the person or the year, or use words that the documents may have.
request-site = I do not open links. These documents mention { $topic }:
