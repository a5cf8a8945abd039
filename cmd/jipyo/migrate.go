package main

import (
	"context"
	"fmt"
	"runtime/debug"
)

type migrateCommand struct{ recordFlags }

// Run opens the record, which brings it to this version's schema.
func (c migrateCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(term.out, "데이터베이스가 이 판의 구조입니다. (the database has this version's schema)")
	return rec.Close()
}

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(term terminal) error {
	_, err := fmt.Fprintln(term.out, "jipyo", version())
	return err
}

// version is the module's version, with the commit of a build from a checkout.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return info.Main.Version + " " + s.Value[:12]
		}
	}
	return info.Main.Version
}
