import { passwordLength, wrongEmail, wrongPassword } from './credentials';

describe('wrongEmail', () => {
  it.each(['ann@example.com', ' ann@example.com ', 'ö@ü.example', 'a+b@c.d.e'])(
    'takes %j for a new account',
    email => {
      expect(wrongEmail('signup', email)).toBeUndefined();
    },
  );

  it.each(['ann', 'ann@', '@example.com', 'ann@example', 'a b@example.com', 'a@b@c.de', 'a@b.'])(
    'refuses %j for a new account, and asks nothing of an old one',
    email => {
      expect(wrongEmail('signup', email)).toBe('notAnEmail');
      expect(wrongEmail('signin', email)).toBeUndefined();
    },
  );

  it.each(['', ' '])('needs more than %j', email => {
    expect(wrongEmail('signup', email)).toBe('noEmail');
    expect(wrongEmail('signin', email)).toBe('noEmail');
  });
});

describe('wrongPassword', () => {
  it.each(['x'.repeat(8), 'x'.repeat(128), '🎟'.repeat(8), '        '])('takes %j', password => {
    expect(wrongPassword('signup', password)).toBeUndefined();
  });

  it.each(['x'.repeat(7), 'x'.repeat(129), '🎟'.repeat(7)])(
    'refuses %j for a new account only',
    password => {
      expect(wrongPassword('signup', password)).toBe('badPassword');
      expect(wrongPassword('signin', password)).toBeUndefined();
    },
  );

  it('needs one', () => {
    expect(wrongPassword('signup', '')).toBe('noPassword');
    expect(wrongPassword('signin', '')).toBe('noPassword');
  });
});

describe('passwordLength', () => {
  it('counts characters, and blanks among them', () => {
    expect(passwordLength(' a🎟 ')).toBe(4);
  });
});
