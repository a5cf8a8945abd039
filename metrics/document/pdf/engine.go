package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/jipyo/jipyo/metrics/document"
)

var (
	errTime   = errors.New("out of time")
	errMemory = errors.New("out of memory")
)

// engine is pdfium compiled and ready; every file gets a fresh instance, so
// that none meets what another left behind.
type engine struct {
	pool   pdfium.Pool
	memory *memory
	cache  wazero.CompilationCache
	ctx    context.Context //nolint:containedctx // ends whatever runs in the engine
	cancel context.CancelCauseFunc
}

func start(cacheDir string) (*engine, error) {
	e := &engine{memory: newMemory()}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(2 * document.MaxMemoryBytes >> 16). // so that the memory itself can say no
		WithCloseOnContextDone(true)
	if cacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
		if err != nil {
			return nil, fmt.Errorf("pdf cache: %w", err)
		}
		e.cache = cache
		config = config.WithCompilationCache(cache)
	}
	e.ctx, e.cancel = context.WithCancelCause(experimental.WithMemoryAllocator(context.Background(), e.memory))
	var err error
	e.pool, err = webassembly.Init(webassembly.Config{
		Context: e.ctx, RuntimeConfig: config, MaxTotal: 1,
		// Without this the library would show the module the whole disk.
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		e.stop()
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	return e, nil
}

// with runs do on a fresh instance within the time limit.
func (e *engine) with(do func(pdfium.Pdfium) error) error {
	timer := time.AfterFunc(document.MaxReadTime, func() { e.cancel(errTime) })
	defer timer.Stop()
	instance, err := e.pool.GetInstance(document.MaxReadTime)
	if err != nil {
		return fmt.Errorf("pdfium: %w", err)
	}
	err = do(instance)
	if err != nil && e.memory.full {
		err = errMemory
	}
	if cause := context.Cause(e.ctx); cause != nil {
		return cause
	}
	if closing := instance.Close(); err == nil && closing != nil {
		e.cancel(closing) // the text is read; the next file starts anew
	}
	return err
}

// broken says that the engine can serve no other file.
func (e *engine) broken() bool { return e.ctx.Err() != nil }

func (e *engine) stop() {
	e.cancel(context.Canceled)
	if e.pool != nil {
		_ = e.pool.Close() // memory alone, and that is given up
	}
	if e.cache != nil {
		_ = e.cache.Close(e.ctx)
	}
}
