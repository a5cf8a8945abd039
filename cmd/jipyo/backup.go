package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/jipyo/jipyo/metrics"
	"github.com/jipyo/jipyo/metrics/store"
)

type backupCommand struct {
	DB   string `name:"db" default:"jipyo.db" placeholder:"PATH" help:"SQLite 파일. (SQLite file.)"`
	File string `arg:"" name:"FILE" help:"새 파일. (A new file.)"`
}

// Run copies the record as it stands at this moment; a server may go on.
func (c backupCommand) Run(ctx context.Context, term terminal) error {
	return c.with(ctx, func(db *store.DB) error {
		if err := db.Backup(ctx, c.File); err != nil {
			return err
		}
		fmt.Fprintf(term.out, "기록을 옮겨 적고 확인했습니다: %s (copied and checked)\n", c.File)
		return nil
	})
}

type restoreCommand struct {
	DB   string `name:"db" default:"jipyo.db" placeholder:"PATH" help:"SQLite 파일. (SQLite file.)"`
	File string `arg:"" name:"FILE" help:"backup이 만든 파일. (A file that backup made.)"`
}

// Run puts the backup in place of the record; a server may go on.
func (c restoreCommand) Run(ctx context.Context, term terminal) error {
	return backupCommand(c).with(ctx, func(db *store.DB) error {
		if err := db.Restore(ctx, c.File); err != nil {
			return err
		}
		fmt.Fprintf(term.out, "%s의 기록으로 바꾸었습니다. (the record is that of the backup)\n", c.File)
		return nil
	})
}

// with opens the database alone: neither command has use for a vocabulary.
func (c backupCommand) with(ctx context.Context, use func(*store.DB) error) error {
	db, err := store.Open(ctx, c.DB)
	if err != nil {
		return err
	}
	err = use(db)
	var told *metrics.UserError
	if errors.As(err, &told) {
		err = told // the sentence says it all
	}
	return errors.Join(err, db.Close())
}
