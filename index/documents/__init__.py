"""The folder of documents: `scan` lists it, `folder` changes it safely, `zip_archive` unpacks what was sent."""
