package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/jipyo/jipyo/metrics"
)

var errPanic = errors.New("handler panicked")

// refusal is an answer to a request that cannot be met as asked: one sentence
// and what exists instead. Anything else that goes wrong is told to the log.
type refusal struct {
	status int
	detail metrics.Localized
	offers []offer
	cause  error
	// retryAfter is in seconds, "" for no such header.
	retryAfter string
}

// offer is something that exists, with its address.
type offer struct {
	Name metrics.Localized
	Href string
}

func (r *refusal) Error() string {
	if r.cause == nil {
		return r.detail.English
	}
	return r.detail.English + ": " + r.cause.Error()
}

func (r *refusal) Unwrap() error { return r.cause }

// handle adapts a handler that may fail.
func (s *server) handle(h func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := h(c); err != nil {
			s.fail(c, err)
		}
	}
}

// redirected is a former id's way to the present one.
type redirected struct{ to string }

func (r redirected) Error() string { return "moved to " + r.to }

// address is the same address with the present id as its last step.
func (r redirected) address(u *url.URL) string {
	dir, last := path.Split(u.Path)
	_, ext, isFile := strings.Cut(last, ".")
	to := dir + url.PathEscape(r.to)
	if isFile {
		to += "." + ext
	}
	if u.RawQuery != "" {
		to += "?" + u.RawQuery
	}
	return to
}

// fail is the one place where a cause becomes a status.
func (s *server) fail(c *gin.Context, err error) {
	var moved redirected
	if errors.As(err, &moved) {
		c.Redirect(http.StatusMovedPermanently, moved.address(c.Request.URL))
		return
	}
	r := refuse(err)
	if r.retryAfter != "" {
		c.Header("Retry-After", r.retryAfter)
	} else if r.status >= http.StatusInternalServerError {
		s.log.ErrorContext(c.Request.Context(), "request failed", "path", c.Request.URL.Path, "err", err)
	}
	if c.Writer.Written() {
		return
	}
	for _, name := range []string{"Content-Disposition", "ETag", "X-Total-Count"} {
		c.Writer.Header().Del(name)
	}
	c.Header("Cache-Control", "no-store")
	if wantsJSON(c.Request) {
		s.sendProblem(c, r)
		return
	}
	s.sendErrorPage(c, r)
}

// refuse maps the causes of the domain to a status; a cause that is not
// foreseen is 500 and says nothing of itself.
func refuse(err error) *refusal {
	var r *refusal
	if errors.As(err, &r) {
		return r
	}
	r = &refusal{status: http.StatusInternalServerError, cause: err, detail: metrics.Localized{
		Korean: "처리하는 중 문제가 생겼습니다. 잠시 뒤 다시 시도해 주십시오.", English: "Something went wrong here. Please try again in a moment.",
	}}
	switch {
	case errors.Is(err, metrics.ErrNotFound):
		r.status = http.StatusNotFound
		r.detail = metrics.Localized{Korean: "찾으시는 것이 없습니다.", English: "What you asked for does not exist."}
	case errors.Is(err, metrics.ErrInvalid), errors.Is(err, metrics.ErrUnsupported):
		r.status = http.StatusBadRequest
		r.detail = metrics.Localized{Korean: "요청을 이해할 수 없습니다.", English: "The request cannot be understood."}
	case errors.Is(err, metrics.ErrConflict):
		r.status = http.StatusConflict
		r.detail = metrics.Localized{Korean: "기록과 맞지 않는 요청입니다.", English: "The request contradicts the record."}
	}
	var u *metrics.UserError
	if errors.As(err, &u) && r.status < http.StatusInternalServerError {
		r.detail = metrics.Localized{Korean: u.Korean, English: u.English}
	}
	return r
}

// wantsJSON reports whether a program asks: for a file, or for JSON before HTML.
func wantsJSON(r *http.Request) bool {
	if slices.Contains([]string{".csv", ".png", ".svg"}, path.Ext(r.URL.Path)) {
		return true
	}
	accept := r.Header.Get("Accept")
	js, html := strings.Index(accept, "json"), strings.Index(accept, "text/html")
	return js >= 0 && (html < 0 || js < html)
}

// problemDetails is RFC 9457's body; available is an extension member.
type problemDetails struct {
	Type      string          `json:"type"`
	Title     string          `json:"title"`
	Status    int             `json:"status"`
	Detail    string          `json:"detail"`
	Instance  string          `json:"instance"`
	Available []availableLink `json:"available,omitempty"`
}

type availableLink struct {
	Name string `json:"name"`
	Href string `json:"href,omitempty"`
}

func (s *server) sendProblem(c *gin.Context, r *refusal) {
	lang := langOf(c.Request)
	p := problemDetails{
		Type: "about:blank", Title: http.StatusText(r.status), Status: r.status,
		Detail: r.detail.In(lang), Instance: c.Request.URL.Path,
	}
	for _, o := range r.offers {
		p.Available = append(p.Available, availableLink{Name: o.Name.In(lang), Href: o.Href})
	}
	body, err := json.Marshal(p)
	if err != nil {
		s.log.ErrorContext(c.Request.Context(), "problem details", "err", err)
	}
	c.Data(r.status, "application/problem+json; charset=utf-8", body)
}

// errorPage says what was wrong and what exists.
type errorPage struct {
	frame
	Status int
	Detail string
	Offers []link
}

type link struct {
	Name string
	Href string
}

func (s *server) sendErrorPage(c *gin.Context, r *refusal) {
	v := plainView(c.Request)
	p := errorPage{frame: s.frame(v, "error.title."+strconv.Itoa(r.status)), Status: r.status, Detail: r.detail.In(v.Lang)}
	for _, o := range r.offers {
		l := link{Name: o.Name.In(v.Lang)}
		if o.Href != "" {
			l.Href = p.Keep(o.Href)
		}
		p.Offers = append(p.Offers, l)
	}
	name := pageError
	if strings.HasPrefix(c.Request.URL.Path, embedPath) {
		name = pageEmbedError
	}
	body, err := s.pages.render(name, p)
	if err != nil {
		s.log.ErrorContext(c.Request.Context(), "error page", "err", err)
		c.Data(r.status, "text/plain; charset=utf-8", []byte(p.Detail+"\n"))
		return
	}
	c.Data(r.status, htmlType, body)
}

func (s *server) noRoute(c *gin.Context) error {
	return &refusal{
		status: http.StatusNotFound,
		detail: metrics.Localized{Korean: "이 주소에는 아무것도 없습니다.", English: "There is nothing at this address."},
		offers: []offer{
			{metrics.Localized{Korean: "한눈에 보기", English: "Overview"}, "/"},
			{metrics.Localized{Korean: "지표", English: "Indicators"}, "/indicators"},
			{metrics.Localized{Korean: "보도자료", English: "Press releases"}, "/releases"},
		},
	}
}

func (s *server) noMethod(c *gin.Context) error {
	c.Header("Allow", "GET, HEAD")
	return &refusal{
		status: http.StatusMethodNotAllowed,
		detail: metrics.Localized{Korean: "이 주소는 읽을 수만 있습니다.", English: "This address can only be read."},
	}
}
