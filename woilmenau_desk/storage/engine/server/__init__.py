"""A store whose rows stand on a server, PostgreSQL: for several workstations. Its keys lie in the folder as ever."""
