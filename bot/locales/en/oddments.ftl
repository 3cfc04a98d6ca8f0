## What is no question
oddment-sound = Sorry, I cannot listen to recordings. Please type your question, and I will answer in the words of the documents.
oddment-picture = Sorry, I cannot look at pictures or videos. Please type your question, and I will answer in the words of the documents.
oddment-sticker = Nice 🙂 Ask me something in a sentence whenever you like.
oddment-document = Thank you, but only administrators can add documents. /sources shows those that I have.
oddment-other = Sorry, I cannot make sense of this. Ask me in a sentence, and I will answer in the words of the documents.
