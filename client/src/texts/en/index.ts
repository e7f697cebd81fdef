import account from './account.json';
import browse from './browse.json';
import form from './form.json';
import order from './order.json';
import orders from './orders.json';
import payment from './payment.json';
import problem from './problem.json';
import selling from './selling.json';
import site from './site.json';
import ticket from './ticket.json';

/**
 * The texts of the site in English, a file for each part of it, in the ICU message format. Another
 * language is another folder with the same keys, and a line in src/texts/languages.ts.
 */
const en = {
  account,
  browse,
  form,
  order,
  orders,
  payment,
  problem,
  selling,
  site,
  ticket,
};

export default en;
