package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// routes is the whole address space of the site; what is not here is 404.
func (s *server) routes() http.Handler {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.HandleMethodNotAllowed = true
	r.RedirectFixedPath = false
	r.Use(s.logRequests, headers, s.recoverPanics)
	r.NoRoute(s.handle(s.noRoute))
	r.NoMethod(s.handle(s.noMethod))

	get(r, "/", s.page(s.overview))
	get(r, "/indicators", s.page(s.indicatorList))
	get(r, "/indicators/:id", s.handle(s.indicatorOrFile))
	get(r, "/releases", s.page(s.releaseList))
	get(r, "/releases/:id", s.page(s.release))
	get(r, "/embed/indicators/:id", s.page(s.embedIndicator))
	get(r, "/export.csv", s.handle(s.exportCSV))
	get(r, "/static/*path", s.handle(s.static))
	get(r, "/healthz", s.handle(s.healthz))
	get(r, "/readyz", s.handle(s.readyz))
	get(r, "/robots.txt", s.handle(s.robots))
	return r
}

// get answers GET and HEAD alike; net/http leaves the body of HEAD out.
func get(r *gin.Engine, path string, h gin.HandlerFunc) {
	r.GET(path, h)
	r.HEAD(path, h)
}
