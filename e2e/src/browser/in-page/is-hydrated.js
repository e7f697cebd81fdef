/** Whether React answers for every form and button of the page, so that a click is not lost. */
() =>
  [...document.querySelectorAll('main, form, button')].every(
    element =>
      element.closest('[data-stand-in]') !== null ||
      Object.keys(element).some(key => key.startsWith('__react')),
  );
