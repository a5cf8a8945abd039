//go:build !unix

package storetest

import (
	"errors"
	"io"
)

func startServer(string) (string, io.Closer, error) {
	return "", nil, errors.New("a throw-away cluster needs Unix")
}
