package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/jipyo/jipyo/web"
)

// Bounds on what one client can hold of the server.
const (
	readTimeout  = 10 * time.Second
	writeTimeout = 2 * time.Minute // a national CSV over a slow line
	idleTimeout  = 2 * time.Minute
	drainTimeout = 10 * time.Second
)

type serveCommand struct {
	recordFlags
	Addr        string `default:":8080" placeholder:"HOST:PORT" help:"여는 주소. (Address to listen on.)"`
	MetricsAddr string `placeholder:"HOST:PORT" help:"감시용 수치(Prometheus)를 여는 주소. 기본은 열지 않음. (Address for Prometheus metrics; off by default.)"`
	Area        string `placeholder:"ID" help:"첫 화면의 지역: 코드나 이름. 기본은 관측값이 가장 많은 지역. (Area of the overview: code or name; default is the one with most observations.)"`
}

// Run serves until the context ends, then lets running requests finish.
func (c serveCommand) Run(ctx context.Context, term terminal) error {
	rec, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer rec.Close()
	if err := rec.seedIfEmpty(ctx, term); err != nil {
		return err
	}
	handler, err := c.handler(rec, slog.New(slog.NewTextHandler(term.err, nil))) //nolint:contextcheck // a request brings its own
	if err != nil {
		return err
	}
	if c.MetricsAddr != "" {
		counted, page := monitored(handler)
		handler = counted
		monitor, err := listen(ctx, "--metrics-addr", c.MetricsAddr)
		if err != nil {
			return err
		}
		go func() { _ = serve(ctx, monitor, page) }() // the dashboard outlives its monitor
	}
	listener, err := listen(ctx, "--addr", c.Addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(term.out, "지표가 열렸습니다: %s (Jipyo is ready; stop with Ctrl-C)\n", address(listener.Addr()))
	return serve(ctx, listener, handler)
}

func listen(ctx context.Context, flag, addr string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", flag, addr, err)
	}
	return listener, nil
}

func (c serveCommand) handler(rec *record, log *slog.Logger) (http.Handler, error) {
	area := ""
	if c.Area != "" {
		found, err := rec.areas.Find(c.Area)
		if err != nil {
			return nil, fmt.Errorf("--area: %w", err)
		}
		area = found.ID
	}
	return web.New(web.Config{DefaultArea: area, Version: version()}, web.Deps{Store: rec.DB, Log: log, Now: time.Now})
}

// serve answers on the listener until the context ends.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: readTimeout, ReadTimeout: readTimeout,
		WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// address is what to type into a browser.
func address(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}
