package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/document/html"
	"github.com/jipyo/jipyo/metrics/document/hwp"
	"github.com/jipyo/jipyo/metrics/document/hwpx"
	"github.com/jipyo/jipyo/metrics/document/pdf"
	"github.com/jipyo/jipyo/metrics/document/plain"
)

// formats reads releases of every format; the caller closes it.
type formats struct {
	pdf *pdf.Reader
}

func newFormats() *formats { return &formats{pdf: pdf.New(cacheDir("pdfium"))} }

// read picks the reader by what the bytes are, whatever the file is called.
func (f *formats) read(data []byte) (document.Document, error) {
	readers := map[document.Format]func([]byte) (document.Document, error){
		document.Plain: plain.Read,
		document.HTML:  html.Read,
		document.HWP:   hwp.Read,
		document.HWPX:  hwpx.Read,
		document.PDF:   f.pdf.Read,
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

// Close ends what a reader has started.
func (f *formats) Close() { f.pdf.Close() }

// cacheDir is a folder of this user for what takes long to make again, "" where
// there is none.
func cacheDir(name string) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "jipyo", name)
}
