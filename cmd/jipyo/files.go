package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/document"
	"github.com/jipyo/jipyo/metrics/ingest"
)

// metaSuffix marks the file that tells about the file beside it.
const metaSuffix = ".meta.json"

// knownOf gives what is known of a file beside its bytes.
type knownOf func(file string) (metrics.Given, error)

// known puts the flags over the line of --meta over FILE.meta.json.
func (f metaFlags) known(flags ingest.Meta, areas metrics.Areas) (knownOf, error) {
	flags = flags.Over(ingest.Meta{PublishedAt: f.Published, Region: f.Area, Publisher: f.Publisher})
	lines := map[string]ingest.Meta{}
	if f.Meta != "" {
		file, err := os.Open(f.Meta)
		if err != nil {
			return nil, fmt.Errorf("--meta: %w", err)
		}
		defer file.Close()
		if lines, err = ingest.ReadMetaLines(file); err != nil {
			return nil, fmt.Errorf("--meta %s: %w", f.Meta, err)
		}
	}
	return func(file string) (metrics.Given, error) {
		meta := flags.Over(lines[stem(file)])
		beside, err := os.ReadFile(file + metaSuffix) //nolint:gosec // beside a file that the person names
		if err == nil {
			more, err := ingest.ReadMeta(beside)
			if err != nil {
				return metrics.Given{}, err
			}
			meta = meta.Over(more)
		}
		return meta.Given(areas)
	}, nil
}

// stem is the file name without its extension: the id of a release in --meta
// and in what extract prints.
func stem(file string) string {
	base := filepath.Base(file)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// releaseFiles lists the files, and those in the folders, hidden and meta
// files left out. What cannot be listed is told, and failed is true.
func releaseFiles(paths []string, term terminal) (files []string, failed bool) {
	for _, path := range paths {
		err := filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
			if err != nil {
				complain(term, file, err)
				failed = true
				return nil
			}
			hidden := strings.HasPrefix(entry.Name(), ".") && file != path
			switch {
			case entry.IsDir() && hidden:
				return filepath.SkipDir
			case entry.IsDir(), hidden, strings.HasSuffix(file, metaSuffix):
				return nil
			}
			files = append(files, file)
			return nil
		})
		if err != nil {
			complain(term, path, err)
			failed = true
		}
	}
	return files, failed
}

// readLimited reads a file up to the size that any reader takes; a larger one
// is refused before it fills the memory.
func readLimited(file string) ([]byte, error) {
	f, err := os.Open(file) //nolint:gosec // the person names the file
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, document.MaxFileBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > document.MaxFileBytes {
		return nil, document.TooBig()
	}
	return data, nil
}

// progress shows on a terminal which file is being read, on one line that the
// next call overwrites.
func (t terminal) progress(done, all int, file string) {
	f, isFile := t.err.(*os.File)
	if !isFile || all < 2 {
		return
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return
	}
	fmt.Fprintf(f, "\r\033[K")
	if done < all {
		fmt.Fprintf(f, "%d/%d %s", done+1, all, file)
	}
}
