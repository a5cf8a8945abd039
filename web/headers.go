package web

import (
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/gin-gonic/gin"
)

// policy is the content security policy of every answer, up to who may frame
// it: everything comes from this host, nothing is inline.
const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "

// headers sets what every answer carries. Only embeds may be framed.
func headers(c *gin.Context) {
	framers := "'none'"
	if strings.HasPrefix(c.Request.URL.Path, embedPath) {
		framers = "*"
	}
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", policy+framers)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	c.Next()
}

// logRequests writes one line for each answer, without the query: it may
// hold what a person typed.
func (s *server) logRequests(c *gin.Context) {
	start := s.now()
	c.Next()
	s.log.DebugContext(c.Request.Context(), "request",
		"method", c.Request.Method, "path", c.Request.URL.Path,
		"status", c.Writer.Status(), "bytes", c.Writer.Size(), "took", s.now().Sub(start))
}

// recoverPanics turns a panic into the page for an internal error; the stack
// goes to the log alone.
func (s *server) recoverPanics(c *gin.Context) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(cause)
		}
		s.log.ErrorContext(c.Request.Context(), "panic", "path", c.Request.URL.Path, "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
		s.fail(c, errPanic)
		c.Abort()
	}()
	c.Next()
}
