import { safeNext, safePage, signInPath } from './safe-next';

describe('safeNext', () => {
  it.each([
    '/',
    '/orders',
    '/tickets/5f0c',
    '/orders?cursor=a%2Fb#top',
    '/?q=//evil.com',
    '/tickets/new',
  ])('takes the path %s', path => {
    expect(safeNext(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'orders',
    'https://evil.com',
    '//evil.com',
    '///evil.com',
    '/\\evil.com',
    '\\\\evil.com',
    '/\t/evil.com',
    '/\n/evil.com',
    '\t//evil.com',
    ' //evil.com',
    '/.//evil.com',
    '/a/..//evil.com',
    'javascript:alert(1)',
    'data:text/html,x',
    '/api/users/signout',
    '/signin?next=/signin',
    '/signup',
  ])('refuses %j', path => {
    expect(safeNext(path)).toBe('/');
  });

  it.each(['/signin', '/signup?next=%2Forders'])('is as safe as safePage, which takes %s', path => {
    expect([safePage(path), safeNext(path)]).toEqual([path, '/']);
  });

  it('never leads to another host, whatever it is given', () => {
    const parts = ['/', '\\', '//', '.', '..', '@', ':', 'evil.com', '%2f', '%5c', '?', '#', '\r'];
    for (const a of parts)
      for (const b of parts)
        for (const c of parts) {
          const target = new URL(safeNext(`/${a}${b}${c}`), 'http://ticketing.dev');
          expect(target.origin).toBe('http://ticketing.dev');
        }
  });
});

describe('signInPath', () => {
  it('leads back to a page with its query', () => {
    const path = signInPath('/orders?cursor=a&b');
    expect(path).toBe('/signin?next=%2Forders%3Fcursor%3Da%26b');
    expect(new URL(path, 'http://x').searchParams.get('next')).toBe('/orders?cursor=a&b');
  });

  it('needs no way back to the start page', () => {
    expect(signInPath('/')).toBe('/signin');
  });
});
