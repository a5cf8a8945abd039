package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

const textType = "text/plain; charset=utf-8"

// healthz says that the process answers; it asks nobody else.
func (s *server) healthz(c *gin.Context) error {
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, textType, []byte("ok\n"))
	return nil
}

// readyz says that the record can be read.
func (s *server) readyz(c *gin.Context) error {
	if _, err := s.store.Versions(c.Request.Context()); err != nil {
		s.log.ErrorContext(c.Request.Context(), "not ready", "err", err)
		c.Header("Cache-Control", "no-store")
		c.Data(http.StatusServiceUnavailable, textType, []byte("the record cannot be read\n"))
		return nil
	}
	c.Header("Cache-Control", "no-store")
	c.Data(http.StatusOK, textType, []byte("ready\n"))
	return nil
}

// robots lets pages be found, and keeps embeds and large files out.
func (s *server) robots(c *gin.Context) error {
	c.Header("Cache-Control", "public, max-age=3600")
	c.Data(http.StatusOK, textType, []byte("User-agent: *\nDisallow: /embed/\nDisallow: /export.csv\n"))
	return nil
}
