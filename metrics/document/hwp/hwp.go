// Package hwp reads HWP 5 files, the compound file that Hancom's word processor
// writes. Nothing in a file is run, fetched or followed: pictures, scripts and
// embedded files stay unread.
//
// 본 제품은 한글과컴퓨터의 한/글 문서 파일(.hwp) 공개 문서를 참고하여 개발하였습니다.
package hwp

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
)

// reader names this reader and the version of its rules.
const reader = "hwp/1"

// Read turns the bytes of a HWP 5 file into a document: paragraphs, tables as
// grids, text boxes behind the paragraph that holds them, footnotes as notes,
// running heads and feet as chrome; distribution documents too. Equations and
// comments are left out, as are numbers that the program would put before a
// paragraph by itself. Errors are *metrics.UserError that wrap
// document.ErrLocked, ErrPlaceholder, ErrScanned, ErrTooLarge or ErrMalformed,
// metrics.ErrUnsupported for another version, or those of document.CheckKorean.
func Read(data []byte) (document.Document, error) {
	file, err := open(data)
	if err != nil {
		return document.Document{}, refusal(err)
	}
	head, err := file.readHeader()
	if err != nil {
		return document.Document{}, refusal(err)
	}
	numbers, err := file.sections(head)
	if err != nil {
		return document.Document{}, refusal(err)
	}
	w := &story{}
	for _, n := range numbers {
		records, err := file.section(head, n)
		if err == nil {
			err = w.section(records)
		}
		if err != nil {
			return document.Document{}, refusal(err)
		}
	}
	return document.Compose(w.Story, reader, file.properties())
}

// refusal keeps a sentence that is there, and else calls the file damaged.
func refusal(err error) error {
	if told := new(metrics.UserError); errors.As(err, &told) {
		return told
	}
	return document.Malformed("HWP", err)
}

// header is what the file says of how it is written.
type header struct {
	compressed   bool
	distribution bool
}

// The flags of the file header.
const (
	flagCompressed   = 1 << 0
	flagPassword     = 1 << 1
	flagDistribution = 1 << 2
	flagDRM          = 1 << 4
	flagCertificate  = 1 << 8
	flagCertDRM      = 1 << 10
)

const signature = "HWP Document File"

func (f *compound) readHeader() (header, error) {
	data, err := f.read("FileHeader")
	if err != nil {
		return header{}, err
	}
	if len(data) < 40 || string(data[:len(signature)]) != signature {
		return header{}, fmt.Errorf("file header of %d bytes without its signature", len(data))
	}
	if major := data[35]; major != 5 {
		return header{}, &metrics.UserError{
			Korean:  fmt.Sprintf("한글 %d판의 HWP 파일은 읽을 수 없습니다. 5판부터 읽습니다.", major),
			English: fmt.Sprintf("HWP files of version %d cannot be read; version 5 can.", major),
			Err:     fmt.Errorf("version %d: %w", major, metrics.ErrUnsupported),
		}
	}
	flags := binary.LittleEndian.Uint32(data[36:])
	if flags&(flagPassword|flagDRM|flagCertificate|flagCertDRM) != 0 {
		return header{}, document.Locked(fmt.Sprintf("flags %#x of the file header", flags))
	}
	// Without its own text a distribution document has a notice in the usual place.
	own := f.streams["ViewText/Section0"] != nil
	return header{compressed: flags&flagCompressed != 0, distribution: flags&flagDistribution != 0 && own}, nil
}
