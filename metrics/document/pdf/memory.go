package pdf

import (
	"github.com/tetratelabs/wazero/experimental"

	"github.com/jipyo/jipyo/metrics/document"
)

// memory is what pdfium works in, taken whole at the start and used by one
// instance after the other: growing by copies would take several times the
// limit. Pages that are never touched cost nothing.
type memory struct {
	bytes []byte
	used  int
	// full says that the instance asked for more than there is.
	full bool
}

func newMemory() *memory { return &memory{bytes: make([]byte, document.MaxMemoryBytes)} }

// Allocate gives the memory to a new instance; the one before has freed it.
func (m *memory) Allocate(_, _ uint64) experimental.LinearMemory { return m }

// Reallocate grows the part in use, nil where that is too much.
func (m *memory) Reallocate(size uint64) []byte {
	if size > uint64(len(m.bytes)) {
		m.full = true
		return nil
	}
	m.used = max(m.used, int(size)) //nolint:gosec // not above the length
	return m.bytes[:size:len(m.bytes)]
}

// Free wipes what one document has left for the next.
func (m *memory) Free() {
	clear(m.bytes[:m.used])
	m.used, m.full = 0, false
}
