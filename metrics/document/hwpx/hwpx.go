// Package hwpx reads HWPX files, the archive of XML that Hancom's word
// processor writes (KS X 6101). Nothing in a file is run, fetched or followed:
// pictures, scripts and links stay unread, and a document type is refused.
package hwpx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/jipyo/jipyo/metrics/document"
)

// reader names this reader and the version of its rules.
const reader = "hwpx/1"

// Read turns the bytes of a HWPX file into a document: paragraphs, tables as
// grids, text boxes behind the paragraph that holds them, footnotes as notes,
// running heads and feet as chrome. Equations, comments and deleted text of
// tracked changes are left out, as are numbers that the program would put
// before a paragraph by itself. Errors are *metrics.UserError that wrap
// document.ErrLocked, ErrPlaceholder, ErrScanned, ErrTooLarge or ErrMalformed,
// or those of document.CheckKorean.
func Read(data []byte) (document.Document, error) {
	a, err := open(data)
	if err != nil {
		return document.Document{}, err
	}
	if err := a.checkLock(); err != nil {
		return document.Document{}, err
	}
	properties, err := a.properties()
	if err != nil {
		return document.Document{}, err
	}
	sections, err := a.sections()
	if err != nil {
		return document.Document{}, err
	}
	w := &story{}
	for _, s := range sections {
		if err := a.parse(s, w.section); err != nil {
			return document.Document{}, err
		}
	}
	return document.Compose(w.Story, reader, properties)
}

// archive is an open file; left is how many bytes may still be unpacked, and
// units how many elements may still be read.
type archive struct {
	*zip.Reader
	left  int64
	units int
}

func open(data []byte) (*archive, error) {
	if len(data) > document.MaxFileBytes {
		return nil, document.TooBig()
	}
	// Counted before the archive is opened, for each entry takes memory there.
	if bytes.Count(data, []byte("PK\x01\x02")) > document.MaxEntries {
		return nil, document.TooLarge("압축된 파일의 수", "number of archived files", strconv.Itoa(document.MaxEntries))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, malformed(err)
	}
	for _, f := range z.File {
		if len(f.Name) > document.MaxEntryName || path.IsAbs(f.Name) || strings.Contains(f.Name, `\`) ||
			slices.Contains(strings.Split(f.Name, "/"), "..") {
			return nil, malformed(fmt.Errorf("entry name %.80q", f.Name))
		}
	}
	return &archive{Reader: z, left: document.MaxUnpackedBytes, units: document.MaxUnits}, nil
}

// entry finds a part by its name, nil for none.
func (a *archive) entry(name string) *zip.File {
	for _, f := range a.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// sections gives the parts of the body in the order of their numbers.
func (a *archive) sections() ([]*zip.File, error) {
	byNumber := map[int]*zip.File{}
	var numbers []int
	for _, f := range a.File {
		name, ok := strings.CutPrefix(f.Name, "Contents/section")
		if !ok {
			continue
		}
		n, err := strconv.Atoi(strings.TrimSuffix(name, ".xml"))
		if err != nil || !strings.HasSuffix(name, ".xml") || byNumber[n] != nil {
			continue
		}
		byNumber[n] = f
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	switch {
	case len(numbers) == 0:
		return nil, malformed(fmt.Errorf("no section among %d entries", len(a.File)))
	case len(numbers) > document.MaxSections:
		return nil, document.TooLarge("구역의 수", "number of sections", strconv.Itoa(document.MaxSections))
	}
	var sections []*zip.File
	for _, n := range numbers {
		sections = append(sections, byNumber[n])
	}
	return sections, nil
}

// checkLock refuses an archive whose manifest says that a part is encrypted.
func (a *archive) checkLock() error {
	f := a.entry("META-INF/manifest.xml")
	if f == nil {
		return nil
	}
	locked := false
	err := a.parse(f, func(x *scanner) error {
		return x.each(func(el element) error { return findLock(x, el, &locked) })
	})
	if locked {
		return document.Locked("encryption-data in the manifest")
	}
	return err
}

func findLock(x *scanner, el element, locked *bool) error {
	if el.name == "encryption-data" {
		*locked = true
	}
	return x.each(func(inner element) error { return findLock(x, inner, locked) })
}

// parse opens a part and hands the scanner inside its root element.
func (a *archive) parse(f *zip.File, visit func(*scanner) error) error {
	part, err := f.Open()
	if err != nil {
		return malformed(fmt.Errorf("%s: %w", f.Name, err))
	}
	defer part.Close()
	x := newScanner(a, part)
	if err := x.document(visit); err != nil {
		return x.refusal(f.Name, err)
	}
	return nil
}

// bounded passes on what may still be unpacked of all parts together.
type bounded struct {
	*archive
	from io.Reader
}

func (b bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, document.TooManyBytes()
	}
	n, err := b.from.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

func malformed(cause error) error { return document.Malformed("HWPX", cause) }
