import { startBroker } from '@ticketing/local';
import { describeEventBus } from '../testing/bus-conformance';
import { stanBus } from './stan';

describeEventBus('NATS Streaming', async () => {
  const broker = await startBroker({ clusterId: 'conformance' });
  return {
    bus: options => stanBus({ url: broker.url, clusterId: 'conformance', ...options }),
    kill: () => broker.kill9(),
    restart: () => broker.restart(),
    stop: () => broker.stop(),
  };
});
