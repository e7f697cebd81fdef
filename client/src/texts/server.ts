import { cookies, headers } from 'next/headers';
import { cache, use } from 'react';
import {
  createFormatter,
  createTranslator,
  type NamespaceKeys,
  type NestedKeyOf,
} from 'use-intl/core';
import { formatsOf } from './formats';
import type { Messages } from './languages';
import { localeOf, messagesOf, timeZoneOf } from './locale';

type Part = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** How this visitor reads: locale, time zone and texts; found out once per request. */
export const getVisitor = cache(async () => {
  const [header, cookie] = await Promise.all([headers(), cookies()]);
  const locale = localeOf(header.get('accept-language') ?? undefined);
  return {
    locale,
    timeZone: timeZoneOf(cookie.get('tz')?.value),
    messages: messagesOf(locale),
  };
});

/** The texts of a part of the site, for async server components. */
export const getTexts = async <P extends Part>(namespace: P) =>
  createTranslator({ ...(await getVisitor()), namespace });

/** How money and times are written, for async server components. */
export const getFormats = async () => formatsOf(createFormatter(await getVisitor()));

/** {@link getTexts} for components that run on either side. */
export const useTexts = <P extends Part>(namespace: P) =>
  createTranslator({ ...use(getVisitor()), namespace });

/** {@link getFormats} for components that run on either side. */
export const useFormats = () => formatsOf(createFormatter(use(getVisitor())));
