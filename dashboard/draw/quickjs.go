package draw

import (
	"context"
	_ "embed" // for the script below
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"modernc.org/quickjs"

	"github.com/jipyo/jipyo/dashboard/echarts"
	"github.com/jipyo/jipyo/metrics"
)

//go:embed glue.js
var glue string

// The limits of one virtual machine.
const (
	evalTimeout = 5 * time.Second
	memoryLimit = 64 << 20
	// largestOption is the longest option in bytes that is drawn.
	largestOption = 4 << 20
)

// QuickJS runs the bundled ECharts. Nothing is loaded before the first chart;
// then there are up to as many virtual machines as charts drawn at once, and
// one that failed is thrown away. It is safe for concurrent use.
type QuickJS struct {
	// turns holds one token for each machine that may run.
	turns  chan struct{}
	mu     sync.Mutex
	idle   []*quickjs.VM
	closed bool
}

// NewQuickJS draws up to the given number of charts at once, at least one.
func NewQuickJS(machines int) *QuickJS {
	return &QuickJS{turns: make(chan struct{}, max(machines, 1))}
}

// SVG implements Engine. It waits for a free machine as long as ctx lasts.
func (q *QuickJS) SVG(ctx context.Context, option json.RawMessage, width, height int) ([]byte, error) {
	if len(option) > largestOption || !json.Valid(option) {
		return nil, fmt.Errorf("option of %d bytes: %w", len(option), metrics.ErrInvalid)
	}
	select {
	case q.turns <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-q.turns }()
	vm, err := q.machine()
	if err != nil {
		return nil, fmt.Errorf("chart engine: %w", err)
	}
	svg, err := call(ctx, vm, option, width, height)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("chart engine: %w", err), vm.Close())
	}
	return svg, q.keep(vm)
}

// Close frees the idle machines; those at work are freed when they are done.
func (q *QuickJS) Close() error {
	q.mu.Lock()
	idle := q.idle
	q.idle, q.closed = nil, true
	q.mu.Unlock()
	var errs []error
	for _, vm := range idle {
		errs = append(errs, vm.Close())
	}
	return errors.Join(errs...)
}

// machine takes an idle machine or starts one.
func (q *QuickJS) machine() (*quickjs.VM, error) {
	q.mu.Lock()
	if n := len(q.idle); n > 0 {
		vm := q.idle[n-1]
		q.idle = q.idle[:n-1]
		q.mu.Unlock()
		return vm, nil
	}
	q.mu.Unlock()
	bytecode, err := compiled()
	if err != nil {
		return nil, err
	}
	return start(bytecode)
}

// keep puts a machine back, or frees it once the engine is closed.
func (q *QuickJS) keep(vm *quickjs.VM) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return vm.Close()
	}
	q.idle = append(q.idle, vm)
	return nil
}

// compiled is the bundle as bytecode, made once a process at the first chart.
var compiled = sync.OnceValues(compile)

func compile() ([]byte, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	bytecode, err := vm.Compile(string(echarts.Bundle().JS), quickjs.EvalGlobal)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("compile the bundle: %w", err), vm.Close())
	}
	return bytecode, vm.Close()
}

// start gives a machine that knows render.
func start(bytecode []byte) (*quickjs.VM, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	if err := load(vm, bytecode); err != nil {
		return nil, errors.Join(err, vm.Close())
	}
	return vm, nil
}

func load(vm *quickjs.VM, bytecode []byte) error {
	vm.SetMemoryLimit(memoryLimit)
	table, err := measureTable()
	if err != nil {
		return err
	}
	steps := []func() (any, error){
		func() (any, error) { return vm.Eval(glue, quickjs.EvalGlobal) },
		func() (any, error) { return vm.EvalBytecode(bytecode) },
		func() (any, error) { return vm.Eval("measuredBy("+string(table)+")", quickjs.EvalGlobal) },
	}
	for _, step := range steps {
		if _, err := step(); err != nil {
			return fmt.Errorf("load the bundle: %w", err)
		}
	}
	return vm.SetEvalTimeout(evalTimeout)
}

// call has the machine draw; it is stopped when ctx ends.
func call(ctx context.Context, vm *quickjs.VM, option json.RawMessage, width, height int) ([]byte, error) {
	stop := context.AfterFunc(ctx, vm.Interrupt)
	out, err := vm.Call("render", string(option), width, height)
	if !stop() {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", metrics.ErrInvalid, err)
	}
	svg, ok := out.(string)
	if !ok {
		return nil, fmt.Errorf("drew %T: %w", out, metrics.ErrInvalid)
	}
	return []byte(svg), nil
}
