package main

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// monitored counts and times the requests to next, and gives the page of
// these counts and the process's own for the monitor that asks for it.
func monitored(next http.Handler) (handler, page http.Handler) {
	registry := prometheus.NewRegistry()
	requests := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "jipyo_http_requests_total", Help: "Requests answered, by method and status code.",
	}, []string{"method", "code"})
	seconds := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "jipyo_http_request_seconds", Help: "Time to answer, by method and status code.",
		Buckets: prometheus.ExponentialBuckets(0.0005, 4, 8),
	}, []string{"method", "code"})
	registry.MustRegister(requests, seconds, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	handler = promhttp.InstrumentHandlerCounter(requests, promhttp.InstrumentHandlerDuration(seconds, next))
	return handler, promhttp.HandlerFor(registry, promhttp.HandlerOpts{})
}
