package main

import (
	"fmt"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/html"
	"github.com/jipyo/jipyo/metrics/document/plain"
)

// readDocument picks the reader by what the bytes are, whatever the file is
// called.
func readDocument(data []byte) (document.Document, error) {
	readers := map[document.Format]func([]byte) (document.Document, error){
		document.Plain: plain.Read,
		document.HTML:  html.Read,
	}
	format, err := document.Sniff(data)
	if err != nil {
		return document.Document{}, err
	}
	read, ok := readers[format]
	if !ok {
		return document.Document{}, fmt.Errorf("format %s has no reader: %w", format, metrics.ErrUnsupported)
	}
	return read(data)
}
