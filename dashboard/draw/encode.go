package draw

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"io"
	"math"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// PNG's colour types and the two filters that serve a chart.
const (
	trueColour      = 2
	trueColourAlpha = 6

	filterSub = 1
	filterUp  = 2
)

// encode writes a PNG of 8 bits a channel with its size in the world. The
// standard encoder knows no resolution and tries filters that rarely pay on
// flat colours: it takes twice as long.
func encode(img *image.RGBA, dpi int) ([]byte, error) {
	e := encoder{img: img, colour: trueColour, channels: 3}
	if !img.Opaque() {
		e.colour, e.channels = trueColourAlpha, 4
	}
	e.out.WriteString(pngSignature)
	size := img.Rect.Size()
	header := binary.BigEndian.AppendUint32(nil, uint32(size.X))   //nolint:gosec // CheckScale bounds it
	header = binary.BigEndian.AppendUint32(header, uint32(size.Y)) //nolint:gosec // likewise
	e.chunk("IHDR", append(header, 8, e.colour, 0, 0, 0))
	perMetre := uint32(math.Round(float64(dpi) / 0.0254))
	physical := binary.BigEndian.AppendUint32(nil, perMetre)
	e.chunk("pHYs", append(binary.BigEndian.AppendUint32(physical, perMetre), 1))
	pixels, err := e.pixels()
	if err != nil {
		return nil, err
	}
	e.chunk("IDAT", pixels)
	e.chunk("IEND", nil)
	return e.out.Bytes(), nil
}

type encoder struct {
	img      *image.RGBA
	colour   byte
	channels int
	out      bytes.Buffer
}

func (e *encoder) chunk(name string, content []byte) {
	sum := crc32.ChecksumIEEE([]byte(name))
	sum = crc32.Update(sum, crc32.IEEETable, content)
	b := binary.BigEndian.AppendUint32(make([]byte, 0, 8), uint32(len(content))) //nolint:gosec // less than the pixels, which CheckScale bounds
	e.out.Write(append(b, name...))
	e.out.Write(content)
	e.out.Write(binary.BigEndian.AppendUint32(nil, sum))
}

// pixels are the filtered and packed rows.
func (e *encoder) pixels() ([]byte, error) {
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, zlib.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := e.rows(z); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

func (e *encoder) rows(w io.Writer) error {
	width := e.img.Rect.Dx() * e.channels
	row, above := make([]byte, width), make([]byte, width)
	up, sub := make([]byte, width+1), make([]byte, width+1)
	up[0], sub[0] = filterUp, filterSub
	for y := range e.img.Rect.Dy() {
		e.row(y, row)
		chosen := up
		if e.filterUp(row, above, up[1:]) > e.filterSub(row, sub[1:]) {
			chosen = sub
		}
		if _, err := w.Write(chosen); err != nil {
			return err
		}
		row, above = above, row
	}
	return nil
}

// row gives the bytes of a row, colours freed of their alpha.
func (e *encoder) row(y int, out []byte) {
	src := e.img.Pix[y*e.img.Stride:][:4*e.img.Rect.Dx()]
	if e.channels == 3 {
		for i, o := 0, 0; i < len(src); i, o = i+4, o+3 {
			out[o], out[o+1], out[o+2] = src[i], src[i+1], src[i+2]
		}
		return
	}
	for i := 0; i < len(src); i += 4 {
		a := uint32(src[i+3])
		for k := range 3 {
			out[i+k] = 0
			if a > 0 {
				out[i+k] = uint8(min(255, (uint32(src[i+k])*255+a/2)/a))
			}
		}
		out[i+3] = src[i+3]
	}
}

// filterUp takes each byte less the one above; the sum says how much is left.
func (*encoder) filterUp(row, above, out []byte) (sum int) {
	for i, b := range row {
		d := b - above[i]
		out[i] = d
		sum += magnitude(d)
	}
	return sum
}

// filterSub takes each byte less that of the pixel before.
func (e *encoder) filterSub(row, out []byte) (sum int) {
	n := e.channels
	copy(out[:n], row[:n])
	for i := n; i < len(row); i++ {
		d := row[i] - row[i-n]
		out[i] = d
		sum += magnitude(d)
	}
	return sum
}

// magnitude is the size of a difference, which wraps.
func magnitude(d byte) int {
	if d > 127 {
		return 256 - int(d)
	}
	return int(d)
}
