import { getTexts, getVisitor } from '#texts/server';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { SiteFooter } from '../components/site-footer';
import { SiteHeader } from '../components/site-header';
import { themeOf } from '../lib/theme';
import { TextsProvider } from '../texts/provider';
import { figtree } from './fonts';
import './globals.css';

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTexts('site');
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
  };
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1d1a25' },
  ],
};

const RootLayout = async ({ children }: { children: ReactNode }) => {
  const [visitor, jar, t] = await Promise.all([getVisitor(), cookies(), getTexts('site')]);
  const theme = themeOf(jar.get('theme')?.value);
  return (
    <html
      lang={visitor.locale}
      data-theme={theme}
      className={figtree.variable}
      suppressHydrationWarning // the visitor may choose a theme before React takes the page over
    >
      <body className="flex min-h-dvh flex-col">
        <TextsProvider {...visitor}>
          <a
            href="#main"
            className="absolute -top-full left-2 z-20 rounded-field bg-surface px-4 py-2 focus:top-2"
          >
            {t('skip')}
          </a>
          <SiteHeader />
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto flex w-full max-w-6xl flex-1 flex-col gap-6 px-4 py-6 sm:px-6 sm:py-10"
          >
            {children}
          </main>
          <SiteFooter theme={theme} />
        </TextsProvider>
      </body>
    </html>
  );
};

export default RootLayout;
