package metrics

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
)

// Sketch is a text's set of word triples in a fixed size, so that two texts
// are compared without reading either: of each of 128 orders of all triples
// it keeps 16 bits of the first one (MinHash, Broder 1997). The nil Sketch is
// of a text too short to compare.
type Sketch []uint16

const (
	sketchSize = 128
	// shingleWords is how many neighbouring words make one triple, and
	// fewestShingles from how many of them on a text can be compared.
	shingleWords   = 3
	fewestShingles = 20
	// nearEqual is the share of triples that two copies have in common: an
	// edited word costs three of them, and 128 orders tell it to within 0.04.
	nearEqual = 0.7
)

// NewSketch sketches a text. Only letters and digits count, so that a copy
// with other spaces and marks has the same sketch.
func NewSketch(text string) Sketch {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) < fewestShingles+shingleWords-1 {
		return nil
	}
	var least [sketchSize]uint64
	for i := range least {
		least[i] = ^uint64(0)
	}
	for i := range len(words) - shingleWords + 1 {
		h := fnv.New64a()
		for _, w := range words[i : i+shingleWords] {
			_, _ = h.Write([]byte(w + "\x00")) // a hash takes every byte
		}
		sum := h.Sum64()
		for j := range least {
			least[j] = min(least[j], mixed(sum^mixed(uint64(j+1))))
		}
	}
	sketch := make(Sketch, sketchSize)
	for i, v := range least {
		sketch[i] = uint16(v & 0xffff)
	}
	return sketch
}

// mixed spreads the bits of x, one to one (the finalizer of MurmurHash3).
func mixed(x uint64) uint64 {
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// Resemblance estimates the share of word triples that both texts have, 0 to
// 1; it is 0 where either text is too short.
func (s Sketch) Resemblance(o Sketch) float64 {
	if len(s) != sketchSize || len(o) != sketchSize {
		return 0
	}
	same := 0
	for i := range s {
		if s[i] == o[i] {
			same++
		}
	}
	return float64(same) / sketchSize
}

// NearEqual reports whether the texts are copies of one another but for small
// edits.
func (s Sketch) NearEqual(o Sketch) bool { return s.Resemblance(o) >= nearEqual }

// String is four hex digits a value, "" for the nil Sketch.
func (s Sketch) String() string {
	raw := make([]byte, 0, 2*len(s))
	for _, v := range s {
		raw = append(raw, byte(v>>8), byte(v&0xff))
	}
	return hex.EncodeToString(raw)
}

// ParseSketch reads what String writes; anything else is ErrInvalid.
func ParseSketch(text string) (Sketch, error) {
	if text == "" {
		return nil, nil
	}
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != 2*sketchSize {
		return nil, fmt.Errorf("sketch of %d characters: %w", len(text), ErrInvalid)
	}
	s := make(Sketch, sketchSize)
	for i := range s {
		s[i] = uint16(raw[2*i])<<8 | uint16(raw[2*i+1])
	}
	return s, nil
}
