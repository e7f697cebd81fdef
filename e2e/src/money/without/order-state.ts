import { isPayments, replace } from './patch';

type NextStep = (facts: { order: object }) => unknown;

/** Control: what is authorized is captured, whatever became of the order. */
if (isPayments)
  replace<NextStep>('payments/dist/models/next-step.js', 'nextStep', nextStep => facts => {
    const asIfComplete = new Proxy(facts, {
      get: (target, name) =>
        name === 'order' ? { status: 'complete' } : target[name as keyof typeof target],
    });
    return nextStep(asIfComplete);
  });
