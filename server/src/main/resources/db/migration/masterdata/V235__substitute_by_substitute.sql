-- Whether a SKU is a substitute of another is asked when it is to become a kit. A small table: runs at once.
create index substitute_by_substitute on masterdata.substitute (substitute);
