//go:build unix

package storetest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// serve starts the server beside a shell that waits for the end of its
// standard input, which comes when the test binary ends, however it ends;
// then the shell stops the server and removes the folder.
const serve = `"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c full_page_writes=off \
	-c synchronous_commit=off -c max_connections=200 -c logging_collector=off 2>"$2/log" &
read -r end
kill -QUIT $!
wait $!
rm -rf "$2"`

// startServer makes a cluster and starts its server; it gives the folder of
// the socket, and what keeps the server alive until it is closed. The folder is short and open, as the path of a socket has at
// most 107 bytes and the server runs as another user when the test is root.
func startServer(bin string) (string, io.Closer, error) {
	as, err := unprivileged()
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("/tmp", "jipyo-pg-")
	if err != nil {
		return "", nil, err
	}
	if err := prepare(bin, dir, as); err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	//nolint:gosec // the server that the test found, in a folder of the test's own
	server := exec.CommandContext(context.Background(), "/bin/sh", "-c", serve, "sh", bin, dir)
	server.Dir = dir
	// A group of its own: an interrupt at the terminal must not stop the
	// shell before it has cleaned up.
	server.SysProcAttr = &syscall.SysProcAttr{Credential: as, Setpgid: true}
	life, err := server.StdinPipe()
	if err != nil {
		return "", nil, err
	}
	return dir, life, server.Start()
}

func prepare(bin, dir string, as *syscall.Credential) error {
	if err := os.Chmod(dir, 0o755); err != nil { //nolint:gosec // another user's server lives in it
		return err
	}
	if as != nil {
		if err := os.Chown(dir, int(as.Uid), int(as.Gid)); err != nil {
			return err
		}
	}
	//nolint:gosec // as in startServer
	initdb := exec.CommandContext(context.Background(), filepath.Join(bin, "initdb"), "-D", filepath.Join(dir, "data"),
		"-E", "UTF8", "--locale=C.UTF-8", "-U", superuser, "-A", "trust", "--no-sync")
	initdb.Dir = dir
	initdb.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	return nil
}

// unprivileged gives the user to run the server as: the server refuses root.
func unprivileged() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
		gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
		if errUID == nil && errGID == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, errors.New("the test runs as root and finds neither user postgres nor nobody")
}
