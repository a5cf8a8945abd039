package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// superuser is the only role of the cluster; only its own socket leads to it.
const superuser = "jipyo"

// cluster is a running PostgreSQL server.
type cluster struct {
	// socket is the folder of its Unix socket.
	socket string
	// life is what the server lives by: it ends when this is closed, which
	// the end of the test binary does.
	life  io.Closer
	admin *sql.DB
	last  atomic.Int64
}

// running gives the cluster of this test binary and starts it the first time.
var running = sync.OnceValues(startCluster)

func startCluster() (*cluster, error) {
	bin, err := serverFolder()
	if err != nil {
		return nil, err
	}
	socket, life, err := startServer(bin)
	if err != nil {
		return nil, err
	}
	admin, err := sql.Open("postgres", fmt.Sprintf("host=%s user=%s dbname=postgres sslmode=disable", socket, superuser))
	if err != nil {
		return nil, err
	}
	return &cluster{socket: socket, life: life, admin: admin}, waitFor(admin)
}

func waitFor(db *sql.DB) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the server does not answer: %w", err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// createDatabase makes a database and gives its name.
func (c *cluster) createDatabase(ctx context.Context) (string, error) {
	name := fmt.Sprintf("t%d", c.last.Add(1))
	_, err := c.admin.ExecContext(ctx, "create database "+name)
	return name, err
}

func (c *cluster) dropDatabase(name string) error {
	_, err := c.admin.ExecContext(context.Background(), "drop database "+name+" with (force)")
	return err
}

// serverFolder finds the folder that holds both initdb and postgres: on the
// PATH, through its links, or where Debian installs the versions.
func serverFolder() (string, error) {
	folders, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.Reverse(folders)
	if path, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			folders = append([]string{filepath.Dir(real)}, folders...)
		}
	}
	for _, folder := range folders {
		if _, err := os.Stat(filepath.Join(folder, "postgres")); err == nil {
			return folder, nil
		}
	}
	return "", errors.New("no initdb and postgres on the PATH or in /usr/lib/postgresql")
}
