"use client";

export { default } from "../[environment]/error";
