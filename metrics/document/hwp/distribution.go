package hwp

import (
	"crypto/aes"
	"encoding/binary"
	"fmt"
)

// The record that opens a section of a distribution document: 256 bytes that
// hide the key.
const (
	tagDistribution = 28
	keyRecordSize   = 256
)

// decrypt opens a section of a distribution document: AES-128 in ECB mode with
// a key from the first record. This hinders printing, not reading: the key is
// in the file for anyone.
func decrypt(data []byte) ([]byte, error) {
	head, rest, err := cutRecord(data)
	if err != nil {
		return nil, err
	}
	if head.tag != tagDistribution || len(head.data) < keyRecordSize {
		return nil, fmt.Errorf("distribution record has tag %d and %d bytes", head.tag, len(head.data))
	}
	cipher, err := aes.NewCipher(distributionKey(head.data))
	if err != nil {
		return nil, err
	}
	plain := make([]byte, len(rest)/aes.BlockSize*aes.BlockSize)
	for at := 0; at < len(plain); at += aes.BlockSize {
		cipher.Decrypt(plain[at:], rest[at:at+aes.BlockSize])
	}
	return plain, nil
}

// distributionKey undoes the runs of bytes that a generator seeded with the
// first four bytes has put over the record (that of Microsoft's C library).
func distributionKey(record []byte) []byte {
	seed := binary.LittleEndian.Uint32(record)
	state := seed
	random := func() uint32 {
		state = state*214013 + 2531011
		return state >> 16 & 0x7FFF
	}
	open := append([]byte{}, record[:keyRecordSize]...)
	var mask byte
	run := uint32(0)
	for i := range open {
		if run == 0 {
			mask = byte(random() & 0xFF)
			run = random()&15 + 1
		}
		if i >= 4 {
			open[i] ^= mask
		}
		run--
	}
	at := 4 + seed&15
	return open[at : at+aes.BlockSize]
}
