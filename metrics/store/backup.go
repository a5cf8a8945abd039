package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/jmoiron/sqlx"
	driver "modernc.org/sqlite"

	"github.com/jipyo/jipyo/metrics"
)

// restorer is what the SQLite driver's connection offers: SQLite's own way to
// put the pages of one database in place of another's, as one transaction.
type restorer interface {
	NewRestore(source string) (*driver.Backup, error)
}

const (
	vacuumInto  = `vacuum into ?`
	ownTables   = `select count(*) from sqlite_master where type = 'table' and name in ('goose_db_version', 'data_versions', 'observations')`
	exceedsLast = `insert into data_versions (area_id, version) select ?, ? where exists (select 1 from areas where area_id = ?)
		on conflict (area_id) do update set version = case when data_versions.version > excluded.version
			then data_versions.version else excluded.version end`
	raiseEvery = `update data_versions set version = version + 1`
)

// Backup writes the record of a SQLite database to a new file, as it stands
// at one moment, while others read and write it. The copy is checked before
// it gets its name, so that a file of that name is whole. A file that exists
// is ErrConflict, PostgreSQL ErrUnsupported: UserErrors both.
func (d *DB) Backup(ctx context.Context, file string) (err error) {
	if d.dialect == postgres {
		return notHere("pg_dump -Fc -f FILE")
	}
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return &metrics.UserError{
			Korean: file + ": 이미 있는 파일입니다. 다른 이름을 주십시오.", English: file + " exists; give another name",
			Err: errors.Join(metrics.ErrConflict, err),
		}
	}
	partial := file + ".partial"
	if err := os.Remove(partial); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("backup: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(partial) // the first error is the one to tell
		}
	}()
	if _, err := d.writer.ExecContext(ctx, vacuumInto, partial); err != nil {
		return fmt.Errorf("backup to %s: %w", file, openFault(file, err))
	}
	if err := checkFile(ctx, partial); err != nil {
		return fmt.Errorf("backup to %s: %w", file, err)
	}
	if err := flush(partial); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return os.Rename(partial, file)
}

// Restore puts the record of a backup in place of this one, as one
// transaction: others that have the database open read the old record until
// they read the new one. The file is copied, checked and brought to this
// version's schema first, and stays as it is. Every data version becomes
// higher than it was in either record, so that no cache takes the one for the
// other. What this record held and the backup does not is gone.
//
// A file that is not there is ErrNotFound, one that is no record or damaged
// ErrUnsupported or ErrInvalid, PostgreSQL ErrUnsupported: UserErrors all.
func (d *DB) Restore(ctx context.Context, file string) (err error) {
	if d.dialect == postgres {
		return notHere("pg_restore -d DATABASE FILE")
	}
	var path string
	if err := d.reader.GetContext(ctx, &path, `select file from pragma_database_list where name = 'main'`); err != nil {
		return fmt.Errorf("restore: %w", translate(err))
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".restore-")
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	fresh := filepath.Join(dir, "record.db")
	if err := copyRecord(ctx, file, fresh); err != nil {
		return fmt.Errorf("restore from %s: %w", file, err)
	}
	versions, err := d.Versions(ctx)
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if err := outrun(ctx, fresh, versions); err != nil {
		return fmt.Errorf("restore from %s: %w", file, err)
	}
	if err := d.replaceBy(ctx, fresh); err != nil {
		return fmt.Errorf("restore from %s: %w", file, translate(err))
	}
	return nil
}

// copyRecord copies a backup that is whole and holds a record.
func copyRecord(ctx context.Context, from, to string) error {
	if _, err := os.Stat(from); err != nil {
		return &metrics.UserError{
			Korean: from + ": 파일을 읽을 수 없습니다.", English: from + " cannot be read",
			Err: fmt.Errorf("%w: %w", metrics.ErrNotFound, err),
		}
	}
	if err := checkFile(ctx, from); err != nil {
		return err
	}
	source, err := sqlx.Open(sqlite.driver(), fileURI(from)+"?mode=ro")
	if err != nil {
		return err
	}
	_, err = source.ExecContext(ctx, vacuumInto, to)
	return errors.Join(translate(err), source.Close())
}

// checkFile refuses a file that is damaged or holds no record.
func checkFile(ctx context.Context, file string) error {
	db, err := sqlx.Open(sqlite.driver(), fileURI(file)+"?mode=ro")
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	var tables int
	if err := db.GetContext(ctx, &tables, ownTables); err != nil {
		return damaged(file, err)
	}
	if tables != 3 {
		return &metrics.UserError{
			Korean: file + ": 지표의 데이터베이스가 아닙니다.", English: file + " is not a database of jipyo",
			Err: fmt.Errorf("%d of 3 tables: %w", tables, metrics.ErrUnsupported),
		}
	}
	var lines []string
	if err := db.SelectContext(ctx, &lines, `pragma integrity_check`); err != nil {
		return damaged(file, err)
	}
	if report := strings.Join(lines, "; "); report != "ok" {
		return damaged(file, errors.New(report))
	}
	return nil
}

func damaged(file string, cause error) error {
	var told *metrics.UserError
	if err := openFault(file, cause); errors.As(err, &told) {
		return told
	}
	return &metrics.UserError{
		Korean: file + ": 파일이 손상되었습니다.", English: file + " is damaged",
		Err: fmt.Errorf("%w: %w", metrics.ErrInvalid, cause),
	}
}

// outrun brings the copy to this version's schema and raises its data versions
// above those given and its own.
func outrun(ctx context.Context, file string, versions map[string]int64) error {
	db, err := Open(ctx, "sqlite:"+file)
	if err != nil {
		return err
	}
	err = db.write(ctx, func(tx *sqlx.Tx) error {
		for area, version := range versions {
			if err := exec(ctx, tx, exceedsLast, area, version, area); err != nil {
				return err
			}
		}
		return exec(ctx, tx, raiseEvery)
	})
	return errors.Join(err, db.Close())
}

// replaceBy puts the pages of another file in place of this database's.
func (d *DB) replaceBy(ctx context.Context, file string) error {
	conn, err := d.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	return conn.Raw(func(raw any) error {
		target, ok := raw.(restorer)
		if !ok {
			return fmt.Errorf("restore: %T: %w", raw, metrics.ErrUnsupported)
		}
		pages, err := target.NewRestore(fileURI(file) + "?mode=ro")
		if err != nil {
			return err
		}
		_, err = pages.Step(-1)
		return errors.Join(err, pages.Finish())
	})
}

func fileURI(path string) string {
	return (&url.URL{Scheme: "file", Opaque: strings.ReplaceAll(url.PathEscape(path), "%2F", "/")}).String()
}

// flush makes the file's bytes outlast a power cut.
func flush(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0) //nolint:gosec // the person names the file
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func notHere(command string) error {
	return &metrics.UserError{
		Korean:  "PostgreSQL은 그 도구로 하십시오: " + command,
		English: "this is for SQLite; with PostgreSQL use " + command,
		Err:     metrics.ErrUnsupported,
	}
}
