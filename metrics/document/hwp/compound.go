package hwp

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/richardlehane/mscfb"

	"github.com/jipyo/jipyo/metrics/document"
)

// compound is an open file by the paths of its streams; left is how many bytes
// its streams may still give.
type compound struct {
	streams map[string]*mscfb.File
	size    int64
	left    int64
}

// errPanic stands for a fault of the compound file library on a broken file.
var errPanic = errors.New("compound file cannot be walked")

func open(data []byte) (file *compound, err error) {
	if len(data) > document.MaxFileBytes {
		return nil, document.TooBig()
	}
	defer func() {
		if fault := recover(); fault != nil {
			file, err = nil, fmt.Errorf("%w: %v", errPanic, fault)
		}
	}()
	r, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	file = &compound{streams: map[string]*mscfb.File{}, size: int64(len(data)), left: document.MaxUnpackedBytes}
	for _, f := range r.File {
		if len(f.Path) > 1 {
			continue // pictures and scripts lie deeper or are not asked for
		}
		name := strings.Join(append(slices.Clone(f.Path), f.Name), "/")
		if file.streams[name] == nil {
			file.streams[name] = f
		}
	}
	return file, nil
}

// chunk is how much is asked of a stream at once: the library needs time
// square to it on a stream of many sectors.
const chunk = 16 << 10

// read gives a whole stream. A stream that says to be longer than the file is
// refused unread.
func (f *compound) read(name string) (data []byte, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			data, err = nil, fmt.Errorf("%w: %v", errPanic, fault)
		}
	}()
	s := f.streams[name]
	if s == nil {
		return nil, fmt.Errorf("no stream %s", name)
	}
	if s.Size > f.size {
		return nil, fmt.Errorf("stream %s of %d bytes in a file of %d", name, s.Size, f.size)
	}
	if f.left -= s.Size; f.left < 0 {
		return nil, document.TooManyBytes()
	}
	data = make([]byte, s.Size)
	for at := 0; at < len(data); {
		n, err := s.Read(data[at:min(at+chunk, len(data))])
		if at += n; err != nil && at < len(data) {
			return nil, fmt.Errorf("stream %s at %d of %d: %w", name, at, len(data), err)
		}
	}
	return data, nil
}

// sections gives the numbers of the sections of the body, in order.
func (f *compound) sections(h header) ([]int, error) {
	var numbers []int
	for name := range f.streams {
		number, ok := strings.CutPrefix(name, h.folder())
		if n, err := strconv.Atoi(number); ok && err == nil {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	switch {
	case len(numbers) == 0:
		return nil, fmt.Errorf("no stream %s0", h.folder())
	case len(numbers) > document.MaxSections:
		return nil, document.TooLarge("구역의 수", "number of sections", strconv.Itoa(document.MaxSections))
	}
	return numbers, nil
}

// folder is where the sections lie, with the first part of their names.
func (h header) folder() string {
	if h.distribution {
		return "ViewText/Section"
	}
	return "BodyText/Section"
}

// section gives the records of a section.
func (f *compound) section(h header, n int) ([]byte, error) {
	data, err := f.read(h.folder() + strconv.Itoa(n))
	if err == nil && h.distribution {
		data, err = decrypt(data)
	}
	if err == nil && h.compressed {
		data, err = f.inflate(data)
	}
	if err != nil {
		return nil, fmt.Errorf("section %d: %w", n, err)
	}
	return data, nil
}

// inflate unpacks raw deflate data within what is left.
func (f *compound) inflate(data []byte) ([]byte, error) {
	unpacked, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), f.left+1))
	if err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	if f.left -= int64(len(unpacked)); f.left < 0 {
		return nil, document.TooManyBytes()
	}
	return unpacked, nil
}
