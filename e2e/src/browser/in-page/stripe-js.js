/**
 * Stands for Stripe.js, which tests cannot load: as much of it as the order page uses. What it asks
 * of Stripe goes to api.stripe.com, as in life, where the test answers.
 */
(() => {
  const ask = async (path, body) => {
    const answer = await fetch(`https://api.stripe.com${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return answer.json();
  };

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const FIELDS = [
    ['number', 'Card number'],
    ['expiry', 'Expiration date'],
    ['cvc', 'Security code'],
  ];

  /** The Payment Element: fields that can be found by their labels, as Stripe's own. */
  const createPaymentElement = () => {
    const listeners = {};
    const inputs = {};
    const element = {
      inputs,
      on: (event, listener) => {
        listeners[event] = listener;
        return element;
      },
      off: () => element,
      once: () => element,
      update: () => undefined,
      destroy: () => undefined,
      unmount: () => undefined,
      mount: place => {
        const box = make('div', {});
        box.dataset.standIn = 'stripe';
        for (const [name, text] of FIELDS) {
          const id = `stripe-${name}`;
          inputs[name] = make('input', { id, inputMode: 'numeric', autocomplete: 'off' });
          box.append(make('p', {}, make('label', { htmlFor: id }, text), ' ', inputs[name]));
        }
        place.append(box);
        setTimeout(() => listeners.ready?.(), 0);
      },
    };
    return element;
  };

  const createElements = () => {
    let payment = null;
    return {
      create: () => (payment = createPaymentElement()),
      getElement: () => payment,
      update: () => undefined,
      on: () => undefined,
      fetchUpdates: async () => ({}),
      submit: async () =>
        payment.inputs.number.value === ''
          ? { error: { type: 'validation_error', message: 'Your card number is incomplete.' } }
          : { selectedPaymentMethod: 'card' },
      cardNumber: () => payment.inputs.number.value,
    };
  };

  /** The bank's page, which Stripe.js shows over the site's. */
  const askBuyer = () =>
    new Promise(resolve => {
      const dialog = make('dialog', { ariaLabel: '3D Secure' });
      dialog.dataset.standIn = 'stripe';
      const answer = isPassed => () => {
        dialog.close();
        dialog.remove();
        resolve(isPassed);
      };
      dialog.append(
        make('h2', {}, '3D Secure 2 test page'),
        make('button', { type: 'button', onclick: answer(true) }, 'Complete'),
        make('button', { type: 'button', onclick: answer(false) }, 'Fail'),
      );
      document.body.append(dialog);
      dialog.showModal();
    });

  const handleNextAction = async ({ clientSecret }) => {
    const approve = await askBuyer();
    await ask('/challenges', { client_secret: clientSecret, approve });
    return approve
      ? { paymentIntent: {} }
      : { error: { message: 'We are unable to authenticate your payment method.' } };
  };

  const unused = () => {
    throw new Error('The order page does not use this');
  };
  window.Stripe = Object.assign(
    () => ({
      elements: createElements,
      createConfirmationToken: async ({ elements }) => {
        const { id, message } = await ask('/tokens', { number: elements.cardNumber() });
        return id ? { confirmationToken: { id } } : { error: { message } };
      },
      handleNextAction,
      createToken: unused,
      createPaymentMethod: unused,
      confirmCardPayment: unused,
      registerAppInfo: () => undefined,
      _registerWrapper: () => undefined,
    }),
    { version: 'STRIPE_JS_VERSION' },
  );
})();
