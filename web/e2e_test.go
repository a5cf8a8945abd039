//go:build e2e

package web_test

import (
	"context"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser is a tab that notes what a clean page never does: errors on the
// console, breaches of the content security policy, requests to other hosts.
type browser struct {
	ctx    context.Context
	origin string
	mu     sync.Mutex
	faults []string
}

func newBrowser(t *testing.T, origin string) *browser {
	t.Helper()
	options := []chromedp.ExecAllocatorOption{chromedp.Headless}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(ctx, chromedp.WithAllocatorOptions(options...))
	t.Cleanup(cancel)
	b := &browser{ctx: ctx, origin: origin}
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start the browser: %v", err)
	}
	if err := chromedp.Listen(ctx, b.note); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *browser) note(event any) {
	fault := ""
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			fault = "console " + string(e.Type)
		}
	case *runtime.EventExceptionThrown:
		fault = "exception " + e.ExceptionDetails.Text
	case *cdplog.EventEntryAdded:
		fault = "log " + string(e.Entry.Level) + ": " + e.Entry.Text
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, b.origin) && !strings.HasPrefix(e.Request.URL, "about:") {
			fault = "request to " + e.Request.URL
		}
	}
	if fault != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.faults = append(b.faults, fault)
	}
}

// visit opens a page and reports how many charts were drawn in it.
func (b *browser) visit(t *testing.T, path string, width int64) int {
	t.Helper()
	err := chromedp.Do(b.ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(b.origin+path), chromedp.Sleep(500*time.Millisecond))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return evaluate[int](t, b, `document.querySelectorAll(".chart svg path").length && document.querySelectorAll(".chart svg").length`)
}

func evaluate[T any](t *testing.T, b *browser, expression string) T {
	t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("evaluate %s: %v", expression, err)
	}
	return v
}

func TestPagesInABrowser(t *testing.T) {
	s := newJeonju(t).drawing()
	server := httptest.NewServer(s.handler)
	defer server.Close()
	b := newBrowser(t, server.URL)
	for path, charts := range map[string]int{
		"/": 2, "/?lang=en&theme=dark": 2, "/indicators": 0, "/indicators/social-economy-organizations": 1,
		"/indicators/public-procurement?theme=contrast": 2, "/indicators/public-procurement?tab=table": 0, "/indicators/hostile": 1,
		"/embed/indicators/public-procurement": 1, "/releases": 0, "/releases/" + string(s.release): 0,
	} {
		for _, width := range []int64{1280, 360} {
			if got := b.visit(t, path, width); got != charts {
				t.Errorf("%s at %d px: %d charts drawn; want %d", path, width, got, charts)
			}
			if left := evaluate[int](t, b, `document.querySelectorAll(".still").length`); left > 0 {
				t.Errorf("%s at %d px: %d pictures stay beside their charts", path, width, left)
			}
			if wide := evaluate[bool](t, b, `document.documentElement.scrollWidth > document.documentElement.clientWidth`); wide {
				t.Errorf("%s at %d px scrolls sideways", path, width)
			}
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, fault := range b.faults {
		t.Errorf("the browser noted: %s", fault)
	}
}

// Our own policy drops inline styles: 12 px once came out at 16.
func TestPagesAreWholeWithoutScripts(t *testing.T) {
	s := newJeonju(t).drawing()
	server := httptest.NewServer(s.handler)
	defer server.Close()
	b := newBrowser(t, server.URL)
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	for path, charts := range map[string]int{
		"/indicators/public-procurement": 1, "/indicators/public-procurement?theme=dark": 1, "/embed/indicators/public-procurement": 1,
		"/indicators/public-procurement?tab=table": 0,
	} {
		b.visit(t, path, 1280)
		shown := evaluate[int](t, b, `[...document.querySelectorAll(".still svg")].filter(s => s.getBoundingClientRect().height > 200).length`)
		figures := evaluate[int](t, b, `document.querySelectorAll(".figure-box").length`)
		if shown != charts*figures {
			t.Errorf("%s: %d pictures shown for %d figures", path, shown, figures)
		}
		if charts == 0 {
			continue
		}
		font := evaluate[string](t, b, `(style => style.fontSize + " " + style.fontFamily)(getComputedStyle(document.querySelector(".still text")))`)
		if !strings.HasPrefix(font, `13px "Jipyo Sans"`) {
			t.Errorf("%s: text in %s; want 13px in the shipped face", path, font)
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, fault := range b.faults {
		t.Errorf("the browser noted: %s", fault)
	}
}

func TestTheBrowserNotesFaults(t *testing.T) {
	s := newJeonju(t)
	server := httptest.NewServer(s.handler)
	defer server.Close()
	b := newBrowser(t, server.URL)
	b.visit(t, "/", 1280)
	evaluate[int](t, b, `document.body.setAttribute("style", "color:red"); fetch("http://127.0.0.1:9/").catch(() => 0); 1`)
	time.Sleep(500 * time.Millisecond)
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.faults) == 0 {
		t.Error("an inline style and a request elsewhere went unnoticed")
	}
}
