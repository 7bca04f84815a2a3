/** Python that is kept as a file: what gives its text, which the build makes a part of its own. */
declare module '*.py' {
  const text: () => string;
  export default text;
}
