package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/jipyo/jipyo/metrics"
)

// complain names the file and the cause in one line.
func complain(term terminal, file string, err error) {
	fmt.Fprintf(term.err, "jipyo: %s: %v\n", file, plainly(err))
}

// plainly gives the sentence for the person, where there is one.
func plainly(err error) error {
	var told *metrics.UserError
	var path *fs.PathError
	switch {
	case errors.As(err, &told):
		return told
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("그런 파일이 없습니다. (no such file)")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("읽을 권한이 없습니다. (no permission to read it)")
	case errors.As(err, &path): // it would name the file a second time
		return path.Err
	}
	return err
}
