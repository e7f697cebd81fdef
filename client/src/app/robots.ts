import type { MetadataRoute } from 'next';

/** What is people's own, and what only somebody who is signed in can use, is not to be found. */
const robots = (): MetadataRoute.Robots => ({
  rules: {
    userAgent: '*',
    allow: '/',
    disallow: ['/api/', '/my/', '/orders', '/signin', '/signup', '/tickets/new', '/tickets/*/edit'],
  },
});

export default robots;
