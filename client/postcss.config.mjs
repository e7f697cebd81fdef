/** Tailwind reads the class names in src/ and writes the style sheet. */
export default { plugins: { '@tailwindcss/postcss': {} } };
