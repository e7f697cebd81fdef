const DAY_MS = 24 * 60 * 60 * 1000;

/** What the people of the demo sign in with. */
export const demoSeller = { email: 'seller@ticketing.example', password: 'sell-tickets' };
export const demoBuyer = { email: 'buyer@ticketing.example', password: 'buy-tickets' };

interface DemoTicket {
  title: string;
  price: number;
  venue: string;
  startsAt: string;
  description: string;
}

/** An evening so many days from now, at that hour (UTC). */
function evening(now: Date, days: number, hour: number): string {
  const date = new Date(now.getTime() + days * DAY_MS);
  date.setUTCHours(hour, 30, 0, 0);
  return date.toISOString();
}

/** The tickets for a first look round; their dates lie in the weeks after `now`. */
export function demoTickets(now: Date): DemoTicket[] {
  const rows: [string, number, string, number, number, string][] = [
    ['The Midnight Owls: Unplugged', 48.5, 'Lantern Hall, Portland', 9, 19, owls],
    ['Beethoven: Symphony No. 9', 92, 'Riverside Concert House, Chicago', 16, 18, beethoven],
    ['Northside FC vs. Harbor City', 35, 'Northside Stadium, Seattle', 12, 17, football],
    ['A Midsummer Night’s Dream', 64, 'The Old Mill Theatre, Boston', 21, 18, dream],
    ['Stand-up Saturday', 22.75, 'The Brick Cellar, Austin', 6, 20, comedy],
    ['Harvest Jazz Festival: Day Pass', 119.99, 'Orchard Park, New Orleans', 40, 11, jazz],
    ['Swan Lake', 130, 'Opera on the Bay, San Francisco', 27, 18, swans],
    ['TypeScript in the Large: a Day of Talks', 249, 'Foundry Forum, Denver', 33, 8, talks],
    ['Silver Blades: Ice Hockey Semi-final', 57.25, 'Frostline Arena, Detroit', 18, 18, hockey],
    ['Silent Film with Live Organ: Metropolis', 18, 'Palace Cinema, Cleveland', 14, 19, film],
    ['Food Truck Night', 0.5, 'Pier 9, San Diego', 5, 17, trucks],
    ['Aurora: an Evening of Ambient Music', 41, 'The Planetarium, Salt Lake City', 30, 20, aurora],
  ];
  return rows.map(([title, price, venue, days, hour, description]) => ({
    title,
    price,
    venue,
    startsAt: evening(now, days, hour),
    description,
  }));
}

const owls =
  'Row C, seat 14. The first acoustic tour in ten years, with a string quartet and no support act.';
const beethoven =
  'Stalls, row F. The full symphony with the city choir of 120 voices. Doors open an hour before.';
const football = 'East stand, block 112, under the roof. The derby that decides the autumn season.';
const dream =
  'Balcony, front row. Three hours with one interval; the forest is a real one, almost.';
const comedy = 'One seat at a table near the stage. Five comedians, one host, no mercy for phones.';
const jazz =
  'All five stages from noon to midnight. Re-entry is allowed; children under ten come in free.';
const swans = 'Dress circle, centre. The company’s last performance of the season, full orchestra.';
const talks =
  'Conference ticket with lunch. Twelve talks about systems that outlived the people who wrote them.';
const hockey = 'Lower tier, behind the home bench. Best of seven, and this may well be the last.';
const film = 'Unreserved seat. The restored version of 1927 with an improvised score on the organ.';
const trucks = 'Entry for one to thirty food trucks by the water. Food is paid for at each truck.';
const aurora =
  'A reclining seat under the dome. Synthesizers, slow light, no talking for two hours.';
