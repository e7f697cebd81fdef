import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The process's metrics; `/metrics` answers them in Prometheus' text format. */
export const registry = new Registry();

export const metrics = {
  requestSeconds: new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  }),
  busConnected: new Gauge({
    name: 'event_bus_connected',
    help: '1 while the connection to the event bus is up.',
    registers: [registry],
  }),
  eventsPublished: new Counter({
    name: 'events_published_total',
    help: 'Events that the broker has acknowledged.',
    labelNames: ['type'],
    registers: [registry],
  }),
  publishFailures: new Counter({
    name: 'event_publish_failures_total',
    help: 'Tries to publish an event that the broker did not acknowledge; the sweep tries again.',
    labelNames: ['type'],
    registers: [registry],
  }),
  eventsHandled: new Counter({
    name: 'events_handled_total',
    help: 'Events received, by type and what became of them: done, failed or dead.',
    labelNames: ['type', 'result'],
    registers: [registry],
  }),
  outboxSwept: new Counter({
    name: 'outbox_swept_total',
    help: 'Documents whose events were published by the sweep and not right after their save.',
    registers: [registry],
  }),
  liveStreams: new Gauge({
    name: 'live_streams_open',
    help: 'Streams of live changes that are open, by the name of their events.',
    labelNames: ['event'],
    registers: [registry],
  }),
  liveMessages: new Counter({
    name: 'live_messages_total',
    help: 'States sent to streams of live changes, by the name of their events.',
    labelNames: ['event'],
    registers: [registry],
  }),
};

/** Adds the metrics of Node itself (memory, event loop, garbage collection). */
export const collectProcessMetrics = () => collectDefaultMetrics({ register: registry });
