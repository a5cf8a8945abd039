// Package pdf reads PDF files with pdfium, which runs as WebAssembly inside the
// program: without files, network or clock of the host, in bounded memory and
// time. Scripts and embedded files of a document stay unread.
package pdf

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// reader names this reader and the version of its rules.
const reader = "pdf/1"

// Reader reads one PDF file at a time. Pdfium starts at the first one; a
// Reader that was used must be closed. It is safe for use by several goroutines,
// which wait for each other.
type Reader struct {
	cacheDir string
	mu       sync.Mutex
	engine   *engine
}

// New gives a Reader that keeps the compiled pdfium in cacheDir, 21 MB; "" keeps
// it nowhere, and every start takes seconds.
func New(cacheDir string) *Reader { return &Reader{cacheDir: cacheDir} }

// Read turns the bytes of a PDF file into a document: lines joined to
// paragraphs, aligned rows as tables, running heads as chrome, page numbers left
// out. Errors are *metrics.UserError that wrap document.ErrLocked, ErrScanned,
// ErrTooLarge or ErrMalformed, or those of document.CheckKorean; any other is a
// fault of this machine.
func (r *Reader) Read(data []byte) (document.Document, error) {
	if len(data) > document.MaxFileBytes {
		return document.Document{}, document.TooBig()
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.engine == nil {
		started, err := start(r.cacheDir)
		if err != nil {
			return document.Document{}, err
		}
		r.engine = started
	}
	var file file
	err := r.engine.with(func(p pdfium.Pdfium) error { return file.read(p, data) })
	if r.engine.broken() {
		r.engine.stop()
		r.engine = nil
	}
	if err != nil {
		return document.Document{}, refusal(err)
	}
	return document.Compose(story(file.pages, file.pictures), reader, file.properties)
}

// Close ends pdfium. The Reader can be used again.
func (r *Reader) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.engine != nil {
		r.engine.stop()
		r.engine = nil
	}
}

// refusal says in a sentence what pdfium found.
func refusal(err error) error {
	told := new(metrics.UserError)
	switch {
	case errors.As(err, &told):
		return told
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return document.Locked(err.Error())
	case errors.Is(err, errTime):
		return document.TooLarge("읽는 시간", "time to read", strconv.Itoa(int(document.MaxReadTime/time.Second))+" s")
	case errors.Is(err, errMemory):
		return document.TooLarge("읽는 데 드는 메모리", "memory to read it", strconv.Itoa(document.MaxMemoryBytes>>20)+" MB")
	}
	return document.Malformed("PDF", err)
}

// file is what is taken out of a PDF.
type file struct {
	properties document.Properties
	pages      []page
	pictures   bool
	letters    int
}

func (f *file) read(p pdfium.Pdfium, data []byte) error {
	opened, err := p.FPDF_LoadMemDocument(&requests.FPDF_LoadMemDocument{Data: &data})
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	count, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return fmt.Errorf("count pages: %w", err)
	}
	if count.PageCount > document.MaxPages {
		return document.TooLarge("쪽수", "number of pages", strconv.Itoa(document.MaxPages))
	}
	f.readProperties(p, opened.Document)
	for n := range count.PageCount {
		if err := f.readPage(p, opened.Document, n); err != nil {
			return fmt.Errorf("page %d: %w", n+1, err)
		}
	}
	return nil
}

func (f *file) readPage(p pdfium.Pdfium, doc references.FPDF_DOCUMENT, n int) error {
	loaded, err := p.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: n})
	if err != nil {
		return err
	}
	defer func() { _, _ = p.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	text, err := p.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &loaded.Page}})
	if err != nil {
		return err
	}
	defer func() { _, _ = p.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	lines, err := readLines(glyphs{p, text.TextPage}, &f.letters)
	if err != nil {
		return err
	}
	// A page without text is blank or a picture: what else would it show?
	objects, err := p.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: requests.Page{ByReference: &loaded.Page}})
	f.pictures = f.pictures || len(lines) == 0 && err == nil && objects.Count > 0
	f.pages = append(f.pages, page{lines: lines})
	return nil
}

// readProperties reads title, author and the day of the last change.
func (f *file) readProperties(p pdfium.Pdfium, doc references.FPDF_DOCUMENT) {
	value := func(tag string) string {
		got, err := p.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: doc, Tag: tag})
		if err != nil {
			return ""
		}
		return strings.Join(strings.Fields(document.Clean(got.Value)), " ")
	}
	f.properties = document.Properties{Title: value("Title"), Author: value("Author")}
	for _, tag := range []string{"ModDate", "CreationDate"} {
		day := strings.TrimPrefix(value(tag), "D:")
		if at, err := time.Parse("20060102", day[:min(8, len(day))]); err == nil && math.Abs(float64(at.Year()-2045)) <= 55 {
			f.properties.SavedAt = metrics.Day(at)
			return
		}
	}
}
