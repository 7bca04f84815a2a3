/** Python that is kept as files is bundled as text. */
declare module '*.py' {
  const text: string;
  export default text;
}
